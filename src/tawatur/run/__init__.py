"""The order of the stages: inputs → documents → claims → output. It introduces the rooms that never import each other."""
