namespace Nhi.Governance;

/// <summary>What an inventory of devices keeps.</summary>
public static class DeviceFacts
{
    /// <summary>Tag in the asset register.</summary>
    public static FactKey<string> AssetTag { get; } = new("device.assetTag", "tag in the asset register");

    /// <summary>The maker's serial number.</summary>
    public static FactKey<string> SerialNumber { get; } = new("device.serialNumber", "the maker's serial number");

    /// <summary>Maker and model.</summary>
    public static FactKey<string> Model { get; } = new("device.model", "maker and model");

    /// <summary>Where its private key lives, such as tpm or secure element; absent where in a file.</summary>
    public static FactKey<string> HardwareKey { get; } = new("device.hardwareKey", "where its private key lives, such as tpm or secure element; absent where in a file");
}
