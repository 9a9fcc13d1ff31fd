using System.Buffers;
using System.Security.Cryptography;
using System.Xml;

namespace Nhi.Governance.Providers.Aws;

/// <summary>A key just made, with its secret. Disposing it clears that.</summary>
internal sealed class IssuedAccessKey(AwsAccessKey key, SecretValue secret) : IDisposable
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    public AwsAccessKey Key { get; } = key;

    public SecretValue Secret { get; } = secret;

    /// <summary>
    /// Reads the answer to CreateAccessKey. The secret is cut out of the bytes before anything else reads them, because an XML reader makes strings that stay in memory.
    /// </summary>
    public static IssuedAccessKey? Read(ReadOnlyMemory<byte> body)
    {
        var open = "<SecretAccessKey>"u8;
        var close = "</SecretAccessKey>"u8;
        var start = body.Span.IndexOf(open) + open.Length;
        if (start < open.Length || body.Span[start..].IndexOf(close) is not (>= 16 and <= 256 and var length) || body.Span.Slice(start, length).ContainsAnyExcept(Letters))
        {
            return null;
        }

        var rest = GC.AllocateUninitializedArray<byte>(body.Length, pinned: true);
        try
        {
            body.CopyTo(rest);
            rest.AsSpan(start, length).Fill((byte)'x');
            return AwsXml.Parse(rest).Find("CreateAccessKeyResult")?.Child("AccessKey") is { } element && IamCalls.ReadKey(element) is { } key
                ? new IssuedAccessKey(key, SecretValue.Copy(body.Span.Slice(start, length)))
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rest);
        }
    }

    public void Dispose() => Secret.Dispose();
}
