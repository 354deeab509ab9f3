"""Forms of handing a matter over to another installation."""
