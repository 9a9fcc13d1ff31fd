namespace Nhi.Governance;

/// <summary>The inventory fields of a device.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct DeviceView(FactSet Facts) : IIdentityView<DeviceView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.Device;

    /// <summary>Inventory field: tag in the asset register.</summary>
    public Fact<string> AssetTag => Facts.Get(DeviceFacts.AssetTag);

    /// <summary>Inventory field: the maker's serial number.</summary>
    public Fact<string> SerialNumber => Facts.Get(DeviceFacts.SerialNumber);

    /// <summary>Inventory field: maker and model.</summary>
    public Fact<string> Model => Facts.Get(DeviceFacts.Model);

    /// <summary>Inventory field: where its private key lives, such as tpm or secure element; absent where in a file.</summary>
    public Fact<string> HardwareKey => Facts.Get(DeviceFacts.HardwareKey);

    /// <inheritdoc />
    public static DeviceView Over(FactSet facts) => new(facts);
}
