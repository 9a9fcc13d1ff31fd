using System.Security.Cryptography;

namespace Nhi.Governance.Conformance.Matrix.Keys;

/// <summary>Holders of keys that lose or show them, each in one way.</summary>
internal static class KeyTwins
{
    public sealed class GivesNone : TwinKeys
    {
        public override bool CanRotate => false;

        protected override IReadOnlyList<FingerprintKey> Read() => [];
    }

    public sealed class GivesEveryKeyOneNumber : TwinKeys
    {
        public override void Rotate() => File.Keys.Insert(0, (1, RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength)));
    }

    public sealed class RotationCopiesTheKey : TwinKeys
    {
        public override void Rotate() => File.Keys.Insert(0, ((ushort)(File.Keys.Count + 1), File.Keys[0].Material));
    }

    public sealed class NumbersKeysAnewEachReading : TwinKeys
    {
        private ushort _read;

        public override bool CanRotate => false;

        protected override IReadOnlyList<FingerprintKey> Read() => [new(++_read, SecretValue.Copy(File.Keys[0].Material))];
    }

    public sealed class MakesItsOwnAtEveryStart : TwinKeys
    {
        private readonly byte[] _mine = RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength);

        protected override IReadOnlyList<FingerprintKey> Read() => [.. File.Keys.Select(key => new FingerprintKey(key.Id, SecretValue.Copy([.. key.Material.Zip(_mine, (one, other) => (byte)(one ^ other))])))];
    }

    public sealed class HandsOutItsOnlyCopy : TwinKeys
    {
        private readonly Dictionary<ushort, FingerprintKey> _held = [];

        protected override IReadOnlyList<FingerprintKey> Read()
        {
            foreach (var (id, material) in File.Keys)
            {
                _held.TryAdd(id, new FingerprintKey(id, SecretValue.Copy(material)));
            }

            return [.. File.Keys.Select(key => _held[key.Id])];
        }
    }

    public sealed class MakesOneUp : TwinKeys
    {
        protected override void WithoutKey() => Rotate();
    }

    public sealed class RotationForgetsTheOld : TwinKeys
    {
        public override void Rotate()
        {
            base.Rotate();
            File.Keys.RemoveRange(1, File.Keys.Count - 1);
        }
    }

    public sealed class PrintsItsKey : TwinKeys
    {
        public string Keys => string.Join(' ', File.Keys.Select(key => Convert.ToHexString(key.Material)));

        public override string ToString() => Keys;
    }

    public sealed class ReadsThoughCancelled : TwinKeys
    {
        protected override void Heed(CancellationToken cancellationToken)
        {
        }
    }
}
