"""What a run is asked to do: one typed object, from defaults and the command line."""
