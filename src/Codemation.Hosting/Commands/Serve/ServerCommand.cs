using System.CommandLine;

namespace Codemation.Hosting.Commands.Serve;

/// <summary>A command that goes on until it is asked to stop, and then takes the time that it is configured to.</summary>
internal sealed class ServerCommand(string name, string description) : Command(name, description);
