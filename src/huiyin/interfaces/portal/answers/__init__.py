"""What others asked: answers published where their person agreed, and the person's own say in it."""
