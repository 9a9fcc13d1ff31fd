namespace Nhi.Governance.Conformance;

/// <summary>What the laws of sources of uses do again and again.</summary>
internal static class UsageTrial
{
    /// <summary>Instants far enough around anything the tests do, and within what servers can be asked for.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(1);

    public static Func<UsageSourceFixture, string?> Always { get; } = static _ => null;

    public static async Task<List<UsageEvent>> ReadAsync(this UsageSourceFixture fixture, CredentialId credential, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default)
    {
        var now = fixture.Time.GetUtcNow();
        var uses = new List<UsageEvent>();
        await foreach (var use in fixture.Source.ReadAsync(new UsageQuery(credential, from ?? (now - Around), to ?? (now + Around)), cancellationToken).ConfigureAwait(false))
        {
            uses.Add(use);
        }

        return uses;
    }

    /// <summary>Uses a new credential, and waits until that shows. That it does is a law of its own: where it does not, the others cannot be looked at.</summary>
    public static async Task<(CredentialId Credential, List<UsageEvent> Uses)> UseNewAsync(this UsageSourceFixture fixture, CancellationToken cancellationToken)
    {
        var (credential, uses) = await fixture.TryUseNewAsync(cancellationToken).ConfigureAwait(false);
        return uses.Count > 0 ? (credential, uses) : throw new LawDeclinedException("a use does not show");
    }

    /// <summary>Uses a new credential, and waits until that shows or should have.</summary>
    public static async Task<(CredentialId Credential, List<UsageEvent> Uses)> TryUseNewAsync(this UsageSourceFixture fixture, CancellationToken cancellationToken)
    {
        var credential = await fixture.NewCredentialAsync(cancellationToken).ConfigureAwait(false);
        await fixture.UseAsync(credential, cancellationToken).ConfigureAwait(false);
        var uses = new List<UsageEvent>();
        await Check.SoonAsync(
            async () => (uses = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false)).Count > 0,
            fixture.Source.Descriptor.Lag + fixture.Grace,
            fixture.Time,
            cancellationToken).ConfigureAwait(false);
        return (credential, uses);
    }
}
