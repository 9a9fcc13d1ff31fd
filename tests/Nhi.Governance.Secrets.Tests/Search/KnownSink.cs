namespace Nhi.Governance.Secrets.Tests.Search;

internal sealed class KnownSink : IKnownSecretSink
{
    public List<KnownSecretMatch> All { get; } = [];

    public IEnumerable<Located> Located => All.Select(static match => new Located(match.Offset, match.Length, match.Fingerprint));

    /// <summary>How often a limit cut the search short.</summary>
    public long Limited { get; set; }

    public void Accept(in KnownSecretMatch match) => All.Add(match);
}
