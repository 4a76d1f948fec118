"""Cards of a ticket, a customer, an account and an agent, and the way from one to the next."""
