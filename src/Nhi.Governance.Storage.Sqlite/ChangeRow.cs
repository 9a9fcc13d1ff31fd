using System.Text;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>A change of an identity as a row of the feed.</summary>
/// <param name="Kind">Name of the change.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Payload">What else there is to say.</param>
internal readonly record struct ChangeRow(string Kind, string Key, byte[] Payload)
{
    internal static ChangeRow Of(InventoryChange change) => change switch
    {
        InventoryChange.Upserted upserted => new(nameof(InventoryChange.Upserted), upserted.Identity.Id.ToString(), IdentityCodec.ToBytes(upserted.Identity)),
        InventoryChange.Disappeared gone => new(nameof(InventoryChange.Disappeared), gone.Identity.ToString(), Encoding.UTF8.GetBytes(Instants.Write(gone.At))),
        InventoryChange.Merged merged => new(nameof(InventoryChange.Merged), merged.Identity.ToString(), Encoding.UTF8.GetBytes(merged.Principal.ToString())),
        _ => throw new ArgumentException($"{change.GetType().Name} has no row.", nameof(change)),
    };

    internal InventoryChange ToChange() => Kind switch
    {
        nameof(InventoryChange.Upserted) => new InventoryChange.Upserted(IdentityCodec.Read(Payload)),
        nameof(InventoryChange.Disappeared) => new InventoryChange.Disappeared(new(Key), Instants.Read(Encoding.UTF8.GetString(Payload))),
        nameof(InventoryChange.Merged) => new InventoryChange.Merged(new(Key), new(Encoding.UTF8.GetString(Payload))),

        // Of a finding that a version before 5 told of the payload says all.
        nameof(InventoryChange.FindingOpened) => new InventoryChange.FindingOpened(FindingCodec.Read(Payload)),
        nameof(InventoryChange.FindingClosed) => new InventoryChange.FindingClosed(new(Key), Payload.Length == 0 ? null : new IdentityId(Encoding.UTF8.GetString(Payload))),
        _ => throw new JsonException($"The feed has a {Kind}, which is not a change."),
    };
}
