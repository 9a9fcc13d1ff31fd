namespace Nhi.Governance.Conformance;

/// <summary>What the laws of fingerprint keys do again and again.</summary>
internal static class KeyTrial
{
    public static Func<FingerprintKeyFixture, string?> Always { get; } = static _ => null;

    public static async Task WithKeysAsync(IFingerprintKeyProvider provider, Func<IReadOnlyList<FingerprintKey>, Task> work, CancellationToken cancellationToken)
    {
        var keys = await provider.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work(keys).ConfigureAwait(false);
        }
        finally
        {
            foreach (var key in keys)
            {
                key.Dispose();
            }
        }
    }

    public static bool Same(FingerprintKey one, FingerprintKey other) => one.Id == other.Id && one.Material.ContentEquals(other.Material);

    public static bool Same(IReadOnlyList<FingerprintKey> some, IReadOnlyList<FingerprintKey> others) => some.Count == others.Count && some.Zip(others).All(pair => Same(pair.First, pair.Second));
}
