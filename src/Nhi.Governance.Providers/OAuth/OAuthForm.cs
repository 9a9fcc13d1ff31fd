using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>Writes a form in memory that is cleared, so that a secret in it leaves no string behind.</summary>
internal sealed class OAuthForm : IDisposable
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"u8);
    private byte[] _bytes = Allocate(512);
    private int _length;

    public OAuthForm Add(string name, string value) => Add(name, Encoding.UTF8.GetBytes(value));

    public OAuthForm Add(string name, SecretValue value) => Add(name, value.Reveal());

    /// <summary>Hands the form over; this is empty afterwards.</summary>
    public ClearedContent ToContent()
    {
        var content = new ClearedContent(new ArraySegment<byte>(_bytes, 0, _length));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        _bytes = [];
        _length = 0;
        return content;
    }

    /// <summary>The client id and secret for the Authorization header, encoded each by itself as RFC 6749 wants it.</summary>
    public static string Basic(string id, SecretValue secret)
    {
        using var form = new OAuthForm();
        form.Encode(Encoding.UTF8.GetBytes(id));
        form.Put((byte)':');
        form.Encode(secret.Reveal());
        return Convert.ToBase64String(form._bytes, 0, form._length);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

    private OAuthForm Add(string name, ReadOnlySpan<byte> value)
    {
        if (_length > 0)
        {
            Put((byte)'&');
        }

        Encode(Encoding.UTF8.GetBytes(name));
        Put((byte)'=');
        Encode(value);
        return this;
    }

    private void Encode(ReadOnlySpan<byte> value)
    {
        var digits = "0123456789ABCDEF"u8;
        foreach (var one in value)
        {
            if (Plain.Contains(one))
            {
                Put(one);
            }
            else
            {
                Put((byte)'%');
                Put(digits[one >> 4]);
                Put(digits[one & 15]);
            }
        }
    }

    private void Put(byte one)
    {
        if (_length == _bytes.Length)
        {
            var larger = Allocate(_bytes.Length * 2);
            _bytes.CopyTo(larger, 0);
            CryptographicOperations.ZeroMemory(_bytes);
            _bytes = larger;
        }

        _bytes[_length++] = one;
    }

    private static byte[] Allocate(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
