namespace Nhi.Governance.Conformance;

/// <summary>What the laws of verifiers do again and again.</summary>
internal static class VerifierTrial
{
    private const int MostLooks = 20;

    public static async ValueTask<Verification> LookAsync(
        this IRevocationVerifier verifier, VerificationSubject subject, AliveEvidence? seenAlive = null, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        // A copy, so that who disposes what is the caller's breaks the one law that says so.
        using var shown = (secret ?? subject.Secret) is { } given ? SecretValue.Copy(given.Reveal()) : null;
        return await verifier.VerifyAsync(new VerificationRequest(subject.Credential, subject.Version, OperationId.New(), seenAlive), shown, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a live credential is seen as where many a law begins. That it is Alive is a law of its own: where it is not, the others cannot be looked at.</summary>
    public static async Task<Verification> SeeAliveAsync(this RevocationVerifierFixture fixture, VerificationSubject subject, CancellationToken cancellationToken)
    {
        var seen = await fixture.Verifier.LookAsync(subject, cancellationToken: cancellationToken).ConfigureAwait(false);
        return seen.Verdict == Verdict.Alive && (!fixture.NeedsSecret || seen.SeenAlive is not null)
            ? seen
            : throw new LawDeclinedException($"a live credential is {seen.Verdict}{(seen.SeenAlive is null ? " without evidence" : string.Empty)}: {seen.Reason}");
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

    /// <summary>What a revoked credential comes to be seen as: Refused, or what was seen last. Looks no oftener than the budget leaves after one look before.</summary>
    public static async Task<Verification> LookUntilRefusedAsync(this RevocationVerifierFixture fixture, VerificationSubject subject, AliveEvidence? seenAlive, CancellationToken cancellationToken)
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

        return seen!;
    }

    public static void NotRefused(Verification seen, string what) =>
        Check.That(seen.Verdict != Verdict.Refused, $"{what} is Refused: {seen.Reason} ({seen.Evidence.Answer})");
}
