namespace Nhi.Governance;

/// <summary>Keeps an intent from an issuer it is not for: a misrouted revocation would find nothing, and call that revoked.</summary>
internal static class IntentRouting
{
    public static void Check(ProviderDescriptor descriptor, OperationIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (!string.Equals(intent.Provider, descriptor.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The intent is for {intent.Provider}, and not for {descriptor.Name}.", nameof(intent));
        }
    }
}
