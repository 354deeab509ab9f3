"""One act for many matters: choosing them, seeing how it goes, stopping it."""
