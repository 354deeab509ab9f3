"""Forms of publishing an answer: what is proposed to be taken out stands beside what everybody will read."""
