"""How the demo county's offices are held to account beside the lives of its matters."""
