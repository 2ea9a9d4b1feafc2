"""The workbench: pages and an API over a store. It reaches data through the verbs of ``tawatur.run`` alone."""
