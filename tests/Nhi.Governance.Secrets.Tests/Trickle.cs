namespace Nhi.Governance.Secrets.Tests;

/// <summary>A stream that gives odd amounts, as networks do.</summary>
internal sealed class Trickle(byte[] data) : MemoryStream(data)
{
    private int _turn;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (_turn++ * 7 % 4099))], cancellationToken);
}
