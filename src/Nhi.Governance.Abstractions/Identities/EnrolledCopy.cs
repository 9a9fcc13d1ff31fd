namespace Nhi.Governance;

/// <summary>The enrolled secret that a copy is one of.</summary>
/// <param name="Id">Id of the enrolment.</param>
/// <param name="Name">What its user calls it; <see langword="null"/> where nothing.</param>
/// <param name="Encodings">The encodings it stands in, the outermost first, such as <c>Base64 > Percent</c>; empty where it stands as it is.</param>
public sealed record EnrolledCopy(string Id, string? Name, string Encodings);
