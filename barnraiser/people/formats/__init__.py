"""A person's page in the forms that other programs read. Each is made of a `queries.Page`: it tells what that reader may know."""
