namespace Nhi.Governance.Tests.Scanning;

public sealed class SipHashTests
{
    // The reference implementation's vectors: key 00 01 … 0f, text 00 01 ….
    [Theory]
    [InlineData(0, 0x726FDB47DD0E0E31)]
    [InlineData(1, 0x74F839C593DC67FD)]
    [InlineData(7, 0xAB0200F58B01D137)]
    [InlineData(8, 0x93F5F5799A932462)]
    [InlineData(15, 0xA129CA6149BE45E5)]
    public void It_is_SipHash_2_4(int length, ulong hash) =>
        Assert.Equal(hash, SipHash.Of([.. Enumerable.Range(0, length).Select(value => (byte)value)], 0x0706050403020100, 0x0F0E0D0C0B0A0908));
}
