"""The unit's own staff: who is away, who stands in, and handing over what somebody works on."""
