"""What is remarked on an answer before it is served: made when somebody asks, shown to them, and kept nowhere."""
