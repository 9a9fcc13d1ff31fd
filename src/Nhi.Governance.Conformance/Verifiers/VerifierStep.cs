using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>A step of the model law of verifiers.</summary>
internal abstract record VerifierStep
{
    private VerifierStep()
    {
    }

    public static Gen<VerifierStep> Any(bool needsSecret) => Gen.Frequency(
        (4, Gen.Elements(true, false).Select(hands => (VerifierStep)new Look(hands))),
        (1, Gen.Constant((VerifierStep)new Revoke())),
        (2, Gen.Elements(Enum.GetValues<BrokenWorld>()).Select(world => (VerifierStep)new LookIn(world))),
        (needsSecret ? 2 : 0, Gen.Constant((VerifierStep)new LookMangled())));

    /// <summary>Looks.</summary>
    /// <param name="HandsEvidence">Whether what was seen alive before is handed back.</param>
    public sealed record Look(bool HandsEvidence) : VerifierStep;

    /// <summary>Revokes, and waits until everyone who decides may know.</summary>
    public sealed record Revoke : VerifierStep;

    /// <summary>Looks where something is wrong.</summary>
    /// <param name="World">What is wrong.</param>
    public sealed record LookIn(BrokenWorld World) : VerifierStep;

    /// <summary>Looks with a bit of the secret flipped.</summary>
    public sealed record LookMangled : VerifierStep;
}
