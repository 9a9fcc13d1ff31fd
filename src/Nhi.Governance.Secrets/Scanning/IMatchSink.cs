namespace Nhi.Governance.Secrets;

/// <summary>Takes the matches of a scan, in the order of their offsets.</summary>
/// <remarks>A scan calls its sink from one thread at a time. A sink may be a ref struct, so that it can write to spans.</remarks>
public interface IMatchSink
{
    /// <summary>Takes one match.</summary>
    /// <param name="match">Position, format and verdict.</param>
    /// <param name="text">The bytes the match spans: what <see cref="SecretReader.Read"/> reads. Of an AWS access key it is the id. Valid during
    /// the call only.</param>
    /// <param name="secret">The bytes to be kept secret: what a fingerprint is made of. The same as <paramref name="text"/>, but of an AWS access
    /// key the paired secret. Valid during the call only, and must not be kept in clear.</param>
    void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret);
}
