"""The order of the stages: inputs → documents → claims → output. Here the rooms meet."""
