"""What several rooms need of joint matters: names kept apart, doubles found, people counted, representatives known."""
