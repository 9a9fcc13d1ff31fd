using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Http;

/// <summary>Reads a body to its end or to a limit, into memory that is cleared when it is given up.</summary>
internal static class BodyReader
{
    private const int FirstBytes = 4096;

    public static async Task<ArraySegment<byte>> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > most)
        {
            throw TooLarge();
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = Allocate(Math.Min(FirstBytes, most));
            var length = 0;
            try
            {
                while (true)
                {
                    if (length == bytes.Length)
                    {
                        bytes = Grow(bytes, most);
                    }

                    var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        return new ArraySegment<byte>(bytes, 0, length);
                    }

                    length += read;
                    if (length > most)
                    {
                        throw TooLarge();
                    }
                }
            }
            catch
            {
                CryptographicOperations.ZeroMemory(bytes);
                throw;
            }
        }
    }

    /// <summary>One byte more than allowed is room enough to see that there is more.</summary>
    private static byte[] Grow(byte[] bytes, int most)
    {
        var larger = Allocate((int)Math.Min(bytes.Length * 2L, most + 1L));
        bytes.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(bytes);
        return larger;
    }

    private static byte[] Allocate(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    private static HttpRequestException TooLarge() => new(HttpRequestError.ConfigurationLimitExceeded, "The answer is larger than allowed.");
}
