using System.Net;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Aws;

/// <summary>An answer, wholly read. Disposing it clears it: the answer to CreateAccessKey holds a secret.</summary>
internal sealed class AwsAnswer : IDisposable
{
    private readonly byte[] _bytes;
    private readonly int _length;

    private AwsAnswer(HttpStatusCode status, TimeSpan? retryAfter, byte[] bytes, int length)
    {
        Status = status;
        RetryAfter = retryAfter;
        _bytes = bytes;
        _length = length;
    }

    public HttpStatusCode Status { get; }

    public TimeSpan? RetryAfter { get; }

    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(0, _length);

    /// <summary>Reads an answer to its end; null where it is longer than allowed.</summary>
    public static async ValueTask<AwsAnswer?> ReadAsync(HttpResponseMessage response, int most, TimeProvider time, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = GC.AllocateUninitializedArray<byte>(8192, pinned: true);
            var length = 0;
            try
            {
                int read;
                while ((read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                    if (length > most)
                    {
                        CryptographicOperations.ZeroMemory(bytes);
                        return null;
                    }

                    if (length == bytes.Length)
                    {
                        var larger = GC.AllocateUninitializedArray<byte>(length * 2, pinned: true);
                        bytes.CopyTo(larger, 0);
                        CryptographicOperations.ZeroMemory(bytes);
                        bytes = larger;
                    }
                }
            }
            catch
            {
                CryptographicOperations.ZeroMemory(bytes);
                throw;
            }

            var wait = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
                _ => (TimeSpan?)null,
            };
            return new AwsAnswer(response.StatusCode, wait < TimeSpan.Zero ? TimeSpan.Zero : wait, bytes, length);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
