"""The API that clients call: https://api.stripe.com/v1 as far as it is played."""
