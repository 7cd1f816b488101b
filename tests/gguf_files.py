"""Writes GGUF files that llama.cpp reads: a BERT's folder as it is, LoRA adapters, and other words for a model."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np
from safetensors.numpy import load_file

OF_THE_FOLDER = -1
_SMALL = 32  # numbers in every direction

_POOLINGS = {"pooling_mode_cls_token": gguf.PoolingType.CLS, "pooling_mode_mean_tokens": gguf.PoolingType.MEAN}


def write_gguf(
    folder: Path,
    target: Path,
    *,
    architecture: str = "bert",
    pooling: int | None = OF_THE_FOLDER,
    context_length: int | None = None,
) -> Path:
    """The model of ``folder`` at ``target``, in fp32; what is given is said of it instead of the truth."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    writer = gguf.GGUFWriter(target, architecture)
    writer.add_context_length(context_length or config["max_position_embeddings"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(value=False)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    if pooling is not None:
        writer.add_pooling_type(gguf.PoolingType(_read_pooling(folder) if pooling == OF_THE_FOLDER else pooling))
    _add_words(folder, writer)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.BERT, config["num_hidden_layers"])
    for name, weights in load_file(folder / "model.safetensors").items():
        known = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if known and "pooler" not in name:  # which only classifiers use
            writer.add_tensor(known, np.asarray(weights, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def damage_header(content: bytes, header: int, number: int, rng: random.Random) -> bytes:
    """A file cut anywhere, with flipped bits in its first ``header`` bytes, or a wild number there, in turn."""
    mutant = bytearray(content)
    if number % 3 == 0:
        del mutant[rng.randrange(len(mutant)) :]
    elif number % 3 == 1:
        for _ in range(rng.randint(1, 8)):
            mutant[rng.randrange(header)] ^= 1 << rng.randrange(8)
    else:
        place = rng.randrange(4, header - 8)
        mutant[place : place + 8] = struct.pack("<Q", rng.choice([1 << 31, 1 << 40, (1 << 64) - 1, 3_900_000]))
    return bytes(mutant)


def write_adapter(
    target: Path, shapes: Mapping[str, tuple[int, int]], rank: int = 4, architecture: str = "llama"
) -> Path:
    """A LoRA adapter of chance for these weights, named as in the model; a shape is (inputs, outputs)."""
    writer = gguf.GGUFWriter(target, architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, float(rank))
    chance = np.random.default_rng(7)
    for name, (inputs, outputs) in shapes.items():
        writer.add_tensor(f"{name}.lora_a", chance.normal(0, 0.3, (rank, inputs)).astype(np.float32))
        writer.add_tensor(f"{name}.lora_b", chance.normal(0, 0.3, (outputs, rank)).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def write_vocabulary(
    source: Path, target: Path, renamed: Mapping[str, str], kind: gguf.TokenType = gguf.TokenType.CONTROL
) -> Path:
    """A model of chance, of one small layer, with the words of another one; the ``renamed`` are of this ``kind``."""
    fields = gguf.GGUFReader(source).fields
    words: list[str] = fields["tokenizer.ggml.tokens"].contents()
    kinds: list[int] = fields["tokenizer.ggml.token_type"].contents()
    assert renamed.keys() <= set(words)
    writer = gguf.GGUFWriter(target, "llama")
    writer.add_context_length(_SMALL)
    writer.add_block_count(1)
    writer.add_embedding_length(_SMALL)
    writer.add_feed_forward_length(_SMALL)
    writer.add_head_count(1)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(fields["tokenizer.ggml.pre"].contents())
    writer.add_token_list([renamed.get(word, word) for word in words])
    writer.add_token_types([kind if word in renamed else each for word, each in zip(words, kinds, strict=True)])
    writer.add_token_merges(fields["tokenizer.ggml.merges"].contents())
    writer.add_bos_token_id(fields["tokenizer.ggml.bos_token_id"].contents())
    writer.add_eos_token_id(fields["tokenizer.ggml.eos_token_id"].contents())
    square, line = np.zeros((_SMALL, _SMALL), np.float32), np.ones(_SMALL, np.float32)
    writer.add_tensor("token_embd.weight", np.zeros((len(words), _SMALL), np.float32))
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", line)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"):
        writer.add_tensor(f"blk.0.{name}.weight", square)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _read_pooling(folder: Path) -> gguf.PoolingType:
    settings = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
    return next(pooling for mode, pooling in _POOLINGS.items() if settings.get(mode))


def _add_words(folder: Path, writer: gguf.GGUFWriter) -> None:
    """The vocabulary as llama.cpp wants it: a word's first piece marked, and not the ones after it."""
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    special = {token["content"] for token in tokenizer["added_tokens"] if token["special"]}
    words = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].__getitem__)
    kinds = dict.fromkeys(special, gguf.TokenType.CONTROL) | {"[UNK]": gguf.TokenType.UNKNOWN}
    writer.add_tokenizer_model("bert")
    writer.add_token_list([_mark(word) if word not in special else word for word in words])
    writer.add_token_types([kinds.get(word, gguf.TokenType.NORMAL) for word in words])
    writer.add_token_type_count(2)
    for name, add in (
        ("[CLS]", writer.add_bos_token_id),
        ("[SEP]", writer.add_sep_token_id),
        ("[UNK]", writer.add_unk_token_id),
        ("[PAD]", writer.add_pad_token_id),
        ("[MASK]", writer.add_mask_token_id),
    ):
        add(words.index(name))


def _mark(word: str) -> str:
    return word.removeprefix("##") if word.startswith("##") else f"\u2581{word}"
