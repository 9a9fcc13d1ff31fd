using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>An enrolled secret at the place of a hit.</summary>
/// <param name="Enrolment">Its enrolment.</param>
/// <param name="Encodings">What it is encoded in there.</param>
public sealed record EnrolledHit(Enrolment Enrolment, EncodingChain Encodings);
