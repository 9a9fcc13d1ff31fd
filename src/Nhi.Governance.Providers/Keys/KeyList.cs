namespace Nhi.Governance.Providers.Keys;

/// <summary>Keys as they are read one after another; those that nobody took are cleared.</summary>
internal sealed class KeyList : IDisposable
{
    private List<FingerprintKey> _keys = [];

    /// <summary>Adds a key.</summary>
    /// <returns>Why it is refused; <see langword="null"/> where it is not.</returns>
    public string? Add(ushort id, ReadOnlySpan<byte> material)
    {
        if (id == 0)
        {
            return "a key's number is not zero";
        }

        if (material.Length < FingerprintKey.MinimumLength || !material.ContainsAnyExcept(material[0]))
        {
            return "a key has at least 32 random bytes";
        }

        if (_keys.Count == KeyFileText.MostKeys)
        {
            return "there are too many keys";
        }

        var key = new FingerprintKey(id, SecretValue.Copy(material));
        if (_keys.Exists(other => other.Id == id || other.Material.ContentEquals(key.Material)))
        {
            key.Dispose();
            return "two keys have one number, or are the same";
        }

        _keys.Add(key);
        return null;
    }

    /// <summary>Hands the keys over.</summary>
    /// <exception cref="KeyFileException">There is none.</exception>
    public List<FingerprintKey> Take()
    {
        if (_keys.Count == 0)
        {
            throw new KeyFileException(FailureKind.Invalid, "there is no key in it");
        }

        var taken = _keys;
        _keys = [];
        return taken;
    }

    public void Dispose() => _keys.ForEach(key => key.Dispose());
}
