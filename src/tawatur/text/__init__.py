"""Arabic as characters: folding with an explicit offset table, words and clitics, sentences, numbers in words."""
