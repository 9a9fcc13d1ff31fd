namespace Nhi.Governance.Providers.Files;

/// <summary>What a file may be made of, from its beginning.</summary>
/// <param name="Structure">The structure to try.</param>
/// <param name="IsSure">Whether the file means to be that: a failure is then told rather than taken as a wrong guess.</param>
/// <param name="Delimiter">Of a table.</param>
internal readonly record struct Guess(Structure Structure, bool IsSure, char Delimiter = ',');
