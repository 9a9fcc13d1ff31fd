namespace Nhi.Governance.Conformance;

/// <summary>What the laws of verifiers do again and again.</summary>
internal static class VerifierTrial
{
    private const int MostLooks = 20;

    public static ValueTask<Verification> LookAsync(
        this IRevocationVerifier verifier, VerificationSubject subject, AliveEvidence? seenAlive = null, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        verifier.VerifyAsync(new VerificationRequest(subject.Credential, subject.Version, OperationId.New(), seenAlive), secret ?? subject.Secret, cancellationToken);

    /// <summary>That a live credential is seen alive, which many a law begins with.</summary>
    public static async Task<Verification> SeeAliveAsync(this RevocationVerifierFixture fixture, VerificationSubject subject, CancellationToken cancellationToken)
    {
        var seen = await fixture.Verifier.LookAsync(subject, cancellationToken: cancellationToken).ConfigureAwait(false);
        Check.That(seen.Verdict == Verdict.Alive, $"a live credential is {seen.Verdict}: {seen.Reason} ({seen.Evidence.Answer})");
        Check.That(!fixture.NeedsSecret || seen.SeenAlive is not null, $"a live credential is seen alive without evidence for later: {seen.Reason}");
        return seen;
    }

    /// <summary>Revokes a credential, and waits until everyone who decides may know.</summary>
    public static async Task RevokeAndWaitAsync(this RevocationVerifierFixture fixture, VerificationSubject subject, CancellationToken cancellationToken)
    {
        await fixture.RevokeAsync(subject, cancellationToken).ConfigureAwait(false);
        if (fixture.Verifier.Descriptor.PropagationWindow is var window && window > TimeSpan.Zero)
        {
            await Task.Delay(window, fixture.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>That a revoked credential comes to be Refused. Looks no oftener than the budget leaves after one look before.</summary>
    public static async Task<Verification> SeeRefusedAsync(this RevocationVerifierFixture fixture, VerificationSubject subject, AliveEvidence? seenAlive, CancellationToken cancellationToken)
    {
        var looks = fixture.Verifier.Descriptor.AttemptBudget is { } budget ? Math.Clamp((budget.Attempts - 1) / 2, 1, MostLooks) : MostLooks;
        var pause = fixture.Grace / MostLooks;
        var seen = default(Verification);
        for (var look = 0; look < looks; look++)
        {
            if (look > 0)
            {
                await Task.Delay(pause, fixture.Time, cancellationToken).ConfigureAwait(false);
            }

            seen = await fixture.Verifier.LookAsync(subject, seenAlive, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (seen.Verdict == Verdict.Refused)
            {
                return seen;
            }
        }

        throw new LawBrokenException($"a revoked credential is {seen!.Verdict} after its propagation window: {seen.Reason} ({seen.Evidence.Answer})");
    }

    public static void NotRefused(Verification seen, string what) =>
        Check.That(seen.Verdict != Verdict.Refused, $"{what} is Refused: {seen.Reason} ({seen.Evidence.Answer})");
}
