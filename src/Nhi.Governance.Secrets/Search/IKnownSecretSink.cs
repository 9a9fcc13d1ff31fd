namespace Nhi.Governance.Secrets;

/// <summary>Takes the matches of a search for known secrets, in the order of their offsets.</summary>
/// <remarks>A search calls its sink from one thread at a time. A sink may be a ref struct.</remarks>
public interface IKnownSecretSink
{
    /// <summary>Takes one match.</summary>
    /// <param name="match">Which secret, where and how encoded.</param>
    void Accept(in KnownSecretMatch match);
}
