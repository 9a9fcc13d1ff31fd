namespace Nhi.Governance;

/// <summary>One key of an estate. Disposing it clears it.</summary>
/// <remarks>A class rather than a record, because a record prints its members.</remarks>
public sealed class FingerprintKey : IDisposable
{
    /// <summary>Fewest bytes of a key: the width of the digest made under it.</summary>
    public const int MinimumLength = 32;

    /// <summary>Takes over a key.</summary>
    /// <param name="id">Its number in the estate, not zero and never given twice.</param>
    /// <param name="material">Its bytes, <see cref="MinimumLength"/> or more.</param>
    /// <exception cref="ArgumentException">The number is zero or the key too short.</exception>
    public FingerprintKey(ushort id, SecretValue material)
    {
        ArgumentNullException.ThrowIfNull(material);
        if (id == 0 || material.Length < MinimumLength)
        {
            throw new ArgumentException("A fingerprint key has a number that is not zero, and at least 32 bytes.", nameof(id));
        }

        Id = id;
        Material = material;
    }

    /// <summary>Its number in the estate.</summary>
    public ushort Id { get; }

    /// <summary>Its bytes.</summary>
    public SecretValue Material { get; }

    /// <summary>Clears it.</summary>
    public void Dispose() => Material.Dispose();

    /// <summary>Its number alone.</summary>
    /// <returns><c>k</c> and the number.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"k{Id}");
}
