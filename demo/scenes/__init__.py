"""The scenes, in the order they are told: the founding, who came, the rooms they made, five seasons, and the last week."""
