import stripe

stripe.api_key = "sk_live_KHg5hPyGDhf7DCRFp3yPpuko"


def charge(amount, currency="nok"):
    return stripe.PaymentIntent.create(amount=amount, currency=currency)
