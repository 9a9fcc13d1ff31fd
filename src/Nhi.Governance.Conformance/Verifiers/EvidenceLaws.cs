using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Conformance;

/// <summary>What never worked is refused too: only evidence of the same secret, seen by the same verifier, makes a refusal count.</summary>
internal static class EvidenceLaws
{
    public static Law<RevocationVerifierFixture> Unknown { get; } = new(
        "verifier.unknown-is-not-refused",
        "A credential that was never issued is not Refused.",
        LawKind.Situation,
        VerifierNeeds.Unknown,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            using var made = MadeUp();
            var never = new VerificationRequest(new CredentialId(Another(subject.Credential.Value)), new VersionId(Another(subject.Version.Value)), OperationId.New());
            VerifierTrial.NotRefused(
                await fixture.Verifier.VerifyAsync(never, fixture.NeedsSecret ? made : null, cancellationToken).ConfigureAwait(false), "a credential that was never issued");
        });

    public static Law<RevocationVerifierFixture> WithoutEvidence { get; } = new(
        "verifier.refusal-needs-evidence",
        "A refusal of a secret that was not seen alive is not Refused.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        (fixture, _, cancellationToken) => AfterRevocationAsync(fixture, (_, _) => null, "what nobody has seen alive", cancellationToken));

    public static Law<RevocationVerifierFixture> OfAnother { get; } = new(
        "verifier.evidence-of-another-secret",
        "Evidence of another credential's secret does not make a refusal count.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            using var other = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var seen = await fixture.SeeAliveAsync(other, cancellationToken).ConfigureAwait(false);
            await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);

            // Named for this version, so that the secret alone tells them apart.
            var lent = seen.SeenAlive! with { Version = subject.Version };
            VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(subject, lent, cancellationToken: cancellationToken).ConfigureAwait(false), "what is shown with another secret's evidence");
        });

    public static Law<RevocationVerifierFixture> OfAnotherVersion { get; } = new(
        "verifier.evidence-of-another-version",
        "Evidence of another version does not make a refusal count.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        (fixture, _, cancellationToken) => AfterRevocationAsync(
            fixture, (evidence, subject) => evidence with { Version = new VersionId(Another(subject.Version.Value)) }, "what is shown with another version's evidence", cancellationToken));

    public static Law<RevocationVerifierFixture> OfAnotherVerifier { get; } = new(
        "verifier.evidence-of-another-verifier",
        "Evidence of another verifier does not make a refusal count.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        (fixture, _, cancellationToken) => AfterRevocationAsync(
            fixture, (evidence, _) => evidence with { Verifier = Another(evidence.Verifier) }, "what is shown with another verifier's evidence", cancellationToken));

    public static Law<RevocationVerifierFixture> OfTheFuture { get; } = new(
        "verifier.evidence-of-the-future",
        "Evidence of a time that is still to come does not make a refusal count.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        (fixture, _, cancellationToken) => AfterRevocationAsync(
            fixture, (evidence, _) => evidence with { At = fixture.Time.GetUtcNow() + TimeSpan.FromDays(1) }, "what is shown with evidence of the future", cancellationToken));

    public static Law<RevocationVerifierFixture> Edited { get; } = new(
        "verifier.evidence-edited",
        "Evidence of which only the time was changed does not make a refusal count: nobody but the verifier can have written it.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        (fixture, _, cancellationToken) => AfterRevocationAsync(
            fixture, (evidence, _) => evidence with { At = evidence.At - TimeSpan.FromHours(1) }, "what is shown with edited evidence", cancellationToken));

    public static Law<RevocationVerifierFixture> WithoutSecret { get; } = new(
        "verifier.without-the-secret",
        "Without the secret it needs a verifier says neither Alive nor Refused, or refuses the argument.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            try
            {
                var seen = await fixture.Verifier.VerifyAsync(new VerificationRequest(subject.Credential, subject.Version, OperationId.New(), before.SeenAlive), null, cancellationToken).ConfigureAwait(false);
                Check.That(seen.Verdict == Verdict.Indeterminate, $"without the secret it says {seen.Verdict}: {seen.Reason}");
            }
            catch (ArgumentException)
            {
                // As good an answer.
            }
        });

    public static Law<RevocationVerifierFixture> AcceptingEveryoneProvesNothing { get; } = new(
        "verifier.accepting-everyone-proves-nothing",
        "Where everything is accepted, a made-up secret gives no evidence to keep.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            var verifier = await fixture.InAsync(BrokenWorld.AcceptsEveryone, cancellationToken).ConfigureAwait(false)
                ?? throw new LawDeclinedException("nothing can accept everyone here");
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            using var made = MadeUp();
            var seen = await verifier.LookAsync(subject, secret: made, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(seen.SeenAlive is null, $"a made-up secret is {seen.Verdict} with evidence for later");
        });

    private static async Task AfterRevocationAsync(
        RevocationVerifierFixture fixture, Func<AliveEvidence, VerificationSubject, AliveEvidence?> lend, string what, CancellationToken cancellationToken)
    {
        using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
        var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
        await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
        VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(subject, lend(before.SeenAlive!, subject), cancellationToken: cancellationToken).ConfigureAwait(false), what);
    }

    private static SecretValue MadeUp() => SecretValue.Copy(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))));

    /// <summary>The same form with another end: digits stay digits, letters stay letters.</summary>
    private static string Another(string value)
    {
        var letters = value.ToCharArray();
        for (var at = letters.Length - 1; at >= Math.Max(0, letters.Length - 6); at--)
        {
            letters[at] = letters[at] switch
            {
                >= '0' and <= '8' or >= 'a' and <= 'e' or >= 'A' and <= 'E' or >= 'g' and <= 'y' or >= 'G' and <= 'Y' => (char)(letters[at] + 1),
                '9' => '0',
                'f' => 'a',
                'F' => 'A',
                'z' => 'g',
                'Z' => 'G',
                var other => other,
            };
        }

        return letters.AsSpan().SequenceEqual(value) ? value + "0" : new string(letters);
    }
}
