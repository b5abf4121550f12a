using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace Codemation.Hosting.Http.Security;

/// <summary>The key that callers must show.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    private byte[]? digest;

    /// <summary>Whether there is a key; without one, whoever reaches the server may use it.</summary>
    public bool HasKey => digest is not null;

    public string? Key
    {
        set => digest = value is null ? null : Digest(value);
    }

    /// <summary>Compares in a time that says nothing about the key.</summary>
    public bool Accepts(string shown) => CryptographicOperations.FixedTimeEquals(Digest(shown), digest);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
