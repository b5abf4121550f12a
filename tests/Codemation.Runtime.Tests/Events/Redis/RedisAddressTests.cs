using System.Net;
using Codemation.Runtime.Events.Redis;

namespace Codemation.Runtime.Tests.Events.Redis;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("redis://localhost", "localhost", 6379, null, 0, false)]
    [InlineData("redis://10.0.0.7:6380/3", "10.0.0.7", 6380, null, 3, false)]
    [InlineData("redis://:p%40ss@cache:6379", "cache", 6379, "p@ss", 0, false)]
    [InlineData("rediss://somebody:secret@cache", "cache", 6379, "secret", 0, true)]
    public void An_address_says_where_and_how_to_connect(string address, string host, int port, string? password, int database, bool tls)
    {
        var options = RedisAddress.Parse(address, TimeSpan.FromSeconds(2));

        var (actualHost, actualPort) = Assert.Single(options.EndPoints) switch
        {
            DnsEndPoint dns => (dns.Host, dns.Port),
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            var other => throw new InvalidOperationException($"{other}"),
        };
        Assert.Equal((host, port, password, database, tls), (actualHost, actualPort, options.Password, options.DefaultDatabase ?? 0, options.Ssl));
    }

    [Theory]
    [InlineData("localhost:6379")]
    [InlineData("http://localhost")]
    [InlineData("redis://")]
    [InlineData("redis://:hunter2@localhost/first")]
    public void What_is_not_an_address_is_refused_without_repeating_it(string address)
    {
        var refusal = Assert.Throws<FormatException>(() => RedisAddress.Parse(address, TimeSpan.FromSeconds(2)));

        Assert.Contains("redis://[user:password@]host[:port][/database]", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }
}
