namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>Verifiers that judge evidence wrongly, each in one thing.</summary>
internal static class EvidenceTwins
{
    public sealed class TakesNeverIssuedForRevoked : TwinVerifier
    {
        protected override Verification Judge(VerificationRequest request, SecretValue secret, Answer answer) => answer.Said == Said.NeverIssued ? Told(Verdict.Refused, "unknown") : base.Judge(request, secret, answer);
    }

    public sealed class NeedsNoEvidence : TwinVerifier
    {
        protected override bool Counts(VerificationRequest request, SecretValue secret, Answer answer) => request.SeenAlive is null || base.Counts(request, secret, answer);
    }

    /// <summary>Where the issuer says "revoked", and not only "wrong", it asks no further.</summary>
    public sealed class TrustsTheWordRevoked : TwinVerifier
    {
        protected override bool IsOf(AliveEvidence before, Answer answer, SecretValue secret) => answer.Said == Said.Revoked || base.IsOf(before, answer, secret);
    }

    public sealed class TakesEvidenceOfAnyVersion : TwinVerifier
    {
        protected override bool IsOf(AliveEvidence before, VersionId version) => true;
    }

    public sealed class TakesEvidenceOfAnyVerifier : TwinVerifier
    {
        protected override bool IsOfThis(AliveEvidence before) => true;
    }

    public sealed class TakesEvidenceOfTheFuture : TwinVerifier
    {
        protected override bool IsPast(AliveEvidence before) => true;

        protected override bool IsUnedited(AliveEvidence before) => before.At > Now || base.IsUnedited(before);
    }

    public sealed class TakesEditedEvidence : TwinVerifier
    {
        protected override bool IsUnedited(AliveEvidence before) => true;
    }

    public sealed class LooksWithoutTheSecret : TwinVerifier
    {
        protected override Verification WithoutSecret(VerificationRequest request) => Told(Verdict.Alive, "nobody has said otherwise");
    }

    public sealed class TriesNoMadeUpSecret : TwinVerifier
    {
        protected override bool AcceptsMadeUp() => false;
    }

    /// <summary>Compares what a masked secret shows: four characters from each end.</summary>
    public sealed class ComparesTheEnds : TwinVerifier
    {
        protected override bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => before.Length == secret.Length && before[..4].SequenceEqual(secret[..4]) && before[^4..].SequenceEqual(secret[^4..]);
    }

    public sealed class ComparesWhatItWasGiven : TwinVerifier
    {
        protected override bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => before.StartsWith(secret);
    }

    public sealed class ComparesWithoutCase : TwinVerifier
    {
        protected override bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => System.Text.Ascii.EqualsIgnoreCase(before, secret);
    }

    public sealed class ComparesTrimmed : TwinVerifier
    {
        protected override bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => before.SequenceEqual(secret.TrimEnd((byte)'\n'));
    }
}
