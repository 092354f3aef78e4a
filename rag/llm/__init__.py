"""Language models: an answer written by one, every sentence of it compared with the documents first."""
