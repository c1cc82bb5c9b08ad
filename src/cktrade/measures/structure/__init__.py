"""What trade is made of: specialisation, likeness, trade within industries, prices."""
